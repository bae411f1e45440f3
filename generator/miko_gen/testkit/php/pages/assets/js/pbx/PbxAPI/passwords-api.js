/* global PbxApiClient */

const PasswordsAPI = new PbxApiClient({
    endpoint: '/pbxcore/api/v3/passwords',
    customMethods: { generate: ':generate' },
});

PasswordsAPI.generatePassword = (length, callback) => {
    PasswordsAPI.callCustomMethod('generate', { length }, (response) => callback(response.data));
};
