/* global PbxApiClient */

const SoundFilesAPI = new PbxApiClient({ endpoint: '/pbxcore/api/v3/sound-files' });
