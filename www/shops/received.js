/* What the shop's server would have got: shown on the page, and kept in `orders`. Nothing is sent. */
window.orders = [];
window.receive = (order) => {
  window.orders.push(order);
  const box = document.querySelector('#received') ?? document.body.appendChild(Object.assign(document.createElement('pre'), { id: 'received' }));
  box.tabIndex = 0;
  box.textContent = `POST\n${JSON.stringify(order, null, 2)}`;
};
