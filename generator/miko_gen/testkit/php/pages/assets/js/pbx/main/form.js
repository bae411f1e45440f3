/* global $, globalRootUrl, globalTranslate, UserMessage */

const Form = {
    $formObj: '',
    validateRules: {},
    $dirrtyField: $('#dirrty'),
    url: '',
    method: 'POST',
    cbBeforeSendForm: '',
    cbAfterSendForm: '',
    $submitButton: $('#submitbutton'),
    $dropdownSubmit: $('#dropdownSubmit'),
    $submitModeInput: $('input[name="submitMode"]'),
    afterSubmitIndexUrl: '',
    afterSubmitModifyUrl: '',
    enableDirrity: true,
    oldFormValues: {},

    initialize() {
        if (Form.enableDirrity) Form.initializeDirrity();
        Form.$submitButton.on('click', (e) => {
            e.preventDefault();
            if (Form.$submitButton.is('.loading, .disabled')) return;
            Form.$formObj.form({
                on: 'blur',
                fields: Form.validateRules,
                onSuccess: () => Form.submitForm(),
                onFailure: () => Form.$formObj.addClass('error'),
            });
            Form.$formObj.form('validate form');
        });
        Form.$dropdownSubmit.dropdown({
            onChange: (mode) => {
                Form.$submitModeInput.val(mode);
                Form.$submitButton.html(`<i class="save icon"></i> ${globalTranslate[`bt_${mode}`]}`);
            },
        });
        Form.$formObj.on('submit', (e) => e.preventDefault());
    },

    initializeDirrity() {
        Form.oldFormValues = Form.$formObj.form('get values');
        Form.$formObj.find('input, select').on('change', Form.checkValues);
        Form.$formObj.find('input, textarea').on('keyup keydown blur', Form.checkValues);
        Form.$formObj.find('.ui.checkbox').on('click', Form.checkValues);
        Form.$submitButton.add(Form.$dropdownSubmit).addClass('disabled');
    },

    checkValues() {
        const isSame = JSON.stringify(Form.oldFormValues) === JSON.stringify(Form.$formObj.form('get values'));
        Form.$submitButton.add(Form.$dropdownSubmit).toggleClass('disabled', isSame);
    },

    dataChanged() {
        if (Form.enableDirrity) Form.$dirrtyField.val(Math.random()).trigger('change');
    },

    submitForm() {
        Form.$submitButton.addClass('loading');
        const settings = Form.cbBeforeSendForm({ data: Form.$formObj.form('get values') });
        if (settings === false) {
            Form.$submitButton.transition('shake').removeClass('loading');
            return;
        }
        Object.entries(settings.data).forEach(([name, value]) => {
            if (typeof value === 'string' && !/ecret|assword/.test(name)) settings.data[name] = value.trim();
        });
        $.api({
            url: Form.url,
            on: 'now',
            method: Form.method,
            data: settings.data,
            onSuccess: Form.handleSubmitResponse,
            onFailure: Form.handleSubmitResponse,
        });
    },

    handleSubmitResponse(response) {
        Form.$submitButton.removeClass('loading');
        $('.ui.message.ajax').remove();
        if (!response.success) {
            Form.$submitButton.transition('shake');
            Form.showErrorMessages((response.messages || response.message || {}).error || []);
            return;
        }
        const mode = Form.$submitModeInput.val();
        if (Form.cbAfterSendForm) Form.cbAfterSendForm(response);
        const after = { SaveSettingsAndAddNew: Form.afterSubmitModifyUrl, SaveSettingsAndExit: Form.afterSubmitIndexUrl };
        if (after[mode] || response.reload) {
            window.location = after[mode] || globalRootUrl + response.reload;
        }
        if (Form.enableDirrity) Form.initializeDirrity();
    },

    showErrorMessages(errors) {
        if (!Array.isArray(errors)) {
            Object.keys(errors).forEach((name) => {
                Form.$formObj.find(`[name="${name}"]`).closest('.field').addClass('error');
            });
        }
        UserMessage.showError(errors);
    },
};
