/* global globalTranslate, DynamicDropdownBuilder */

const ExtensionSelector = {
    init(id, { type = 'all', includeEmpty = false, data = {} } = {}) {
        DynamicDropdownBuilder.buildDropdown(id, data, {
            apiUrl: '/pbxcore/api/v3/extensions:getForSelect',
            apiParams: { type, includeEmpty },
            placeholder: globalTranslate.ex_SelectExtension,
        });
    },
};
