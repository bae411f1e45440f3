/* global $, globalTranslate, DynamicDropdownBuilder, SoundFilesAPI */

// A dropdown with a button that plays the chosen file.
const SoundFileSelector = {
    init(id, { category = 'custom', includeEmpty = true, data = {} } = {}) {
        DynamicDropdownBuilder.buildDropdown(id, data, {
            apiUrl: '/pbxcore/api/v3/sound-files:getForSelect',
            apiParams: { category, includeEmpty },
            placeholder: globalTranslate.sf_SelectAudioFile,
            onChange: () => SoundFileSelector.update(id),
        });
        SoundFileSelector.button(id).on('click', (e) => {
            e.preventDefault();
            SoundFileSelector.play(id);
        });
        SoundFileSelector.update(id);
    },

    button(id) {
        return $(`#${id}-dropdown`).closest('.unstackable.fields').find('.action-playback-button').first();
    },

    update(id) {
        SoundFileSelector.button(id).toggleClass('disabled', $(`#${id}`).val() === '');
    },

    play(id) {
        SoundFileSelector.button(id).find('i').removeClass('play').addClass('pause');
        SoundFilesAPI.getRecord($(`#${id}`).val(), async (response) => {
            const path = encodeURIComponent(response.data.path);
            const answer = await fetch(`/pbxcore/api/v3/sound-files:playback?view=${path}`);
            const audio = new Audio(URL.createObjectURL(await answer.blob()));
            audio.addEventListener('ended', () => {
                SoundFileSelector.button(id).find('i').removeClass('pause').addClass('play');
            });
            audio.play();
        });
    },
};
