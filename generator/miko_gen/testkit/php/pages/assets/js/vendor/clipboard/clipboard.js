/* global $ */

// Copies the attribute data-clipboard-text of what is clicked.
class ClipboardJS {
    constructor(selector) {
        $(selector).on('click', (e) => navigator.clipboard.writeText($(e.currentTarget).attr('data-clipboard-text')));
    }
}
