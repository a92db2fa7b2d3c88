/** An import page of the package's own element; its texts and profiles are fetched from the folder that `base` names. */
import { define } from 'debitor/elements/import';
import './element.css';

define();
document.addEventListener('debitor:import', () => (window.imported = true));
