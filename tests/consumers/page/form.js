/** A form with the small module first: the bundler finds both modules by itself. */
import { attachForm } from 'debitor/form';

attachForm(document.querySelector('#order'), { profile: 'iex', locale: 'da' });
