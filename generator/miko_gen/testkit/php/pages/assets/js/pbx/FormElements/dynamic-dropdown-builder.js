/* global $, Form, SecurityUtils */

// A dropdown beside a hidden input, which asks for its items when it is opened.
const DynamicDropdownBuilder = {
    buildDropdown(id, data, config) {
        const $input = $(`#${id}`).val(data[id] || '');
        const shown = data[`${id}_represent`];
        const text = SecurityUtils.sanitizeObjectRepresentations(shown || config.placeholder);
        const $dropdown = $('<div class="ui selection dropdown">')
            .attr('id', `${id}-dropdown`)
            .append($('<div class="text">').toggleClass('default', !shown).html(text))
            .append('<i class="dropdown icon"></i>', '<div class="menu"></div>')
            .insertAfter($input);
        $dropdown.dropdown({
            forceSelection: false,
            preserveHTML: true,
            apiSettings: {
                url: `${config.apiUrl}?${new URLSearchParams(config.apiParams)}`,
                onResponse: (response) => ({
                    success: true,
                    results: response.data.map((item) => {
                        const name = SecurityUtils.sanitizeObjectRepresentations(item.represent);
                        return { value: item.value, name, text: name };
                    }),
                }),
            },
            onChange(value) {
                $input.val(value === '-1' ? '' : value).trigger('change');
                Form.dataChanged();
                if (config.onChange) config.onChange(value);
            },
        });
    },
};
