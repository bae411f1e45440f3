/* global $, Config */

class PbxApiClient {
    constructor({ endpoint, customMethods = {} }) {
        this.apiUrl = `${Config.pbxUrl}${endpoint}`;
        this.customMethods = customMethods;
    }

    getRecord(id, callback) {
        $.getJSON(`${this.apiUrl}/${id}`).done((response) => callback(response));
    }

    callCustomMethod(name, data, callback, method = 'GET') {
        $.ajax({ url: `${this.apiUrl}${this.customMethods[name]}`, method, data, dataType: 'json' }).done((response) => callback(response));
    }
}
