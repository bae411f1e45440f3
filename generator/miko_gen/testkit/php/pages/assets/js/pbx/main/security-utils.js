// Text without its markup, harmless as HTML. Core lets icons through.
const SecurityUtils = {
    sanitizeObjectRepresentations(html) {
        const text = new DOMParser().parseFromString(html, 'text/html').body.textContent;
        return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    },
};
