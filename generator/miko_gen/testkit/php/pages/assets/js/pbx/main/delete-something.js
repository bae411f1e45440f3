/* global $ */

// The first click makes the button ready, a second one within three seconds reaches the page's own handler.
$(document).ready(() => {
    $('body').on('click', '.two-steps-delete', (e) => {
        e.preventDefault();
        e.stopImmediatePropagation();
        const $button = $(e.currentTarget);
        if ($button.hasClass('disabled')) return;
        const $icon = $button.find('i.trash');
        $button.addClass('disabled');
        setTimeout(() => {
            $button.removeClass('two-steps-delete disabled');
            $icon.removeClass('trash').addClass('close');
        }, 200);
        setTimeout(() => {
            $button.addClass('two-steps-delete');
            $icon.removeClass('close').addClass('trash');
        }, 3000);
    });
});
