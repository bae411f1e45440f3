/* global $, globalWebAdminLanguage */

$('#language-selector').dropdown({
    onChange(value) {
        if (value === globalWebAdminLanguage) return;
        $.ajax({
            url: '/pbxcore/api/v3/system:changeLanguage',
            method: 'PATCH',
            contentType: 'application/json',
            data: JSON.stringify({ language: value }),
            success: () => window.location.reload(),
        });
    },
});
