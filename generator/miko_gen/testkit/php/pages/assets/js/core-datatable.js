/* global $ */

// Core's copy of DataTables puts no label around the input of the search, and its icon into it.
$.fn.dataTable.ext.classes.sFilter = 'dataTables_filter ui icon input';
$(document).on('preInit.dt', (e, settings) => {
    $(settings.nTableWrapper).find('.dataTables_filter > label').contents().unwrap();
});
