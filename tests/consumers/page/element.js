/** An import page of the package's own element; its texts and profiles are fetched from the folder that `base` names. */
import 'debitor/elements/import';

document.addEventListener('debitor:import', () => (window.imported = true));
