/* global $ */

$('#sidebar-menu a').filter((index, link) => `${window.location.pathname}/`.startsWith(link.pathname)).addClass('active');
$('div[data-content], a[data-content]').popup();
$('#content-frame').removeClass('loading').not('.grey').removeClass('segment');
