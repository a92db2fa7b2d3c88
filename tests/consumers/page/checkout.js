/** A shop's checkout out of the package. */
import { createCheckout } from 'debitor/checkout';
import { begin } from './begin.js';

begin(createCheckout);
