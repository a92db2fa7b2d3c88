/** A shop's checkout. The first use waits for nothing at the top level. */
export function begin(createCheckout) {
  createCheckout({ profile: 'iex', locale: 'da' }).then(
    (checkout) => {
      checkout.attach(document.querySelector('#checkout'));
      window.checkout = { report: checkout.check({ cvr: '13585627', company: 'Smed A/S', email: 'ole@smed.example' }) };
    },
    (error) => (window.checkout = { error: String(error) }),
  );
}
