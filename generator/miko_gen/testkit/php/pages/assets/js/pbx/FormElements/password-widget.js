/* global $, ClipboardJS, Form, PasswordsAPI, globalTranslate */

// Buttons beside a password: show it, make one, copy it.
const PasswordWidget = {
    init(input) {
        const $input = $(input);
        $input.wrap('<div class="ui input action"></div>');
        const button = (name, icon, hint) => $(`<button type="button" class="ui basic icon button ${name}">`)
            .attr('data-content', hint)
            .append(`<i class="${icon} icon"></i>`)
            .appendTo($input.parent());
        button('show-hide-password', 'eye', globalTranslate.bt_ToolTipShowPassword).on('click', () => {
            $input.attr('type', $input.attr('type') === 'password' ? 'text' : 'password');
        });
        button('generate-password', 'sync', globalTranslate.bt_ToolTipGeneratePassword).on('click', () => {
            PasswordsAPI.generatePassword(16, ({ password }) => {
                $input.val(password).trigger('change');
                $copy.attr('data-clipboard-text', password);
                Form.dataChanged();
            });
        });
        const $copy = button('clipboard', 'copy', globalTranslate.bt_ToolTipCopyPassword);
        new ClipboardJS('.clipboard');
    },
};
