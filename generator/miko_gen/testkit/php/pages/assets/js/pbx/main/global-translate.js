/* global globalTranslateArray */

// A key that has no text is its own text.
globalTranslate = new Proxy(globalTranslateArray, {
    get: (texts, key) => (key in texts ? texts[key] : key),
});
