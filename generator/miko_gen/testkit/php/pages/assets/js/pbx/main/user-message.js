/* global $, globalTranslate */

const UserMessage = {
    /** The message is HTML: whoever shows one makes it harmless. */
    showError(message, header = '') {
        const lines = typeof message === 'object' ? Object.values(message) : [message];
        $('#ajax-messages').after(`<div class="ui error icon message ajax">
            <i class="exclamation icon"></i>
            <div class="content">
                <div class="header">${header || globalTranslate.msg_ErrorHeader}</div>
                <p>${lines.join('<br>').replace(/\n/g, '<br>')}</p>
            </div>
        </div>`);
    },
};
