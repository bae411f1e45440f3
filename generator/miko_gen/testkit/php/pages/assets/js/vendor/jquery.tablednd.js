/* global $ */

// As much of TableDnD as pages call: a row follows the mouse while its handle is held, and the page hears of another order.
$.fn.tableDnD = function tableDnD(options) {
    return this.each((index, body) => {
        const order = () => Array.from(body.rows).map((row) => row.id).join();
        $(body).find(options.dragHandle).off('.tableDnD').on('mousedown.tableDnD', (e) => {
            const row = $(e.currentTarget).closest('tr')[0];
            const before = order();
            $(document).on('mousemove.tableDnD', (move) => {
                $(row).addClass(options.onDragClass);
                const other = Array.from(body.rows).find((one) => {
                    const { top, bottom } = one.getBoundingClientRect();
                    return one !== row && move.clientY >= top && move.clientY <= bottom;
                });
                if (other) {
                    other[row.rowIndex < other.rowIndex ? 'after' : 'before'](row);
                }
            }).on('mouseup.tableDnD', () => {
                $(document).off('.tableDnD');
                $(row).removeClass(options.onDragClass);
                if (order() !== before) {
                    options.onDrop(body, row);
                }
            });
            return false;
        });
    });
};
