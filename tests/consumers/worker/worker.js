/** A worker that answers with the key of the customer it is sent. */
import { createCheckout } from 'debitor';

export default {
  async fetch(request) {
    const checkout = await createCheckout({ profile: 'iex', locale: 'da' });
    const customer = await request.json();
    return Response.json({ key: checkout.key(customer), ...checkout.check(customer) });
  },
};
