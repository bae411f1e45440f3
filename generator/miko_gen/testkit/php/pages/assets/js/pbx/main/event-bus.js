// What Core's server pushes to open pages; here only scripts of the page publish. The same beside Core's scripts.
const EventBus = {
    subscribers: {},

    subscribe(event, callback) {
        (EventBus.subscribers[event] = EventBus.subscribers[event] || []).push(callback);
    },

    unsubscribe(event, callback) {
        const kept = (EventBus.subscribers[event] || []).filter((one) => callback && one !== callback);
        EventBus.subscribers[event] = kept;
    },

    publish(event, data) {
        (EventBus.subscribers[event] || []).forEach((callback) => callback(data));
    },
};
