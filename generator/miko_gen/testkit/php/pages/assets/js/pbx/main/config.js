const Config = { pbxUrl: '' };
