/* global $, globalTranslate */

const SemanticLocalization = {
    dataTableLocalisation: {
        search: '_INPUT_<i class="search icon"></i>',
        searchPlaceholder: globalTranslate.dt_Search,
        info: globalTranslate.dt_Info,
        infoEmpty: globalTranslate.dt_InfoEmpty,
        infoFiltered: '',
        zeroRecords: globalTranslate.dt_TableIsEmpty,
        paginate: {
            first: globalTranslate.dt_First,
            previous: globalTranslate.dt_Previous,
            next: globalTranslate.dt_Next,
            last: globalTranslate.dt_Last,
        },
    },
};

$.fn.dropdown.settings.message.noResults = globalTranslate.loc_NoResult;
