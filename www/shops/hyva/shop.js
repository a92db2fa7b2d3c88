/*
 * What Hyvä's form validation does with a form; after its documentation, docs.hyva.io "JavaScript form validation", seen
 * 2026-11-21. Alpine's part, `x-data="hyva.formValidation($el)" @submit="onSubmit"`, and Magewire's are played here.
 */
const rules = {
  required: (value, option, { element }) => !option || value.trim() !== '' || `${element.labels[0].textContent.trim()} er obligatorisk.`,
};

window.hyva = {
  formValidation(form) {
    const context = { fields: {} };
    return {
      onSubmit(event) {
        context.fields = {};
        const inputs = [...form.elements].filter((element) => element.name && element.checkVisibility());
        for (const element of inputs) context.fields[element.name] = { element };
        const wrong = inputs.filter((element) => !validateField({ element }, context));
        if (wrong.length === 0) return;
        event.preventDefault();
        wrong[0].focus();
      },
    };
  },
};
window.hyva.formValidation.addRule = (name, rule) => (rules[name] = rule);

function validateField(field, context) {
  const { element } = field;
  const asked = { ...JSON.parse(element.dataset.validate ?? '{}'), ...(element.required ? { required: true } : {}) };
  const messages = Object.entries(asked).map(([name, option]) => rules[name]?.(element.value, option, field, context) ?? true).filter((answer) => answer !== true);
  const row = element.closest('.field');
  row?.querySelector('.messages')?.remove();
  row?.classList.toggle('field-error', messages.length > 0);
  if (messages.length > 0) row?.insertAdjacentHTML('beforeend', `<ul class="messages">${messages.map((message) => `<li data-msg-field="${element.name}">${message}</li>`).join('')}</ul>`);
  return messages.length === 0;
}

for (const form of document.querySelectorAll('form[x-data]')) {
  const { onSubmit } = window.hyva.formValidation(form);
  form.addEventListener('submit', onSubmit);
}
document.dispatchEvent(new CustomEvent('alpine:init'));
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  window.receive(Object.fromEntries(new FormData(event.target)));
});

window.shop = {
  /** What Magewire does after each answer of the server: the part is put in anew, with the values that the server knows. */
  renderPart() {
    const part = document.querySelector('#address .grid');
    const copy = part.cloneNode(true);
    for (const placed of copy.querySelectorAll('[data-debitor-placed], .debitor-error')) placed.remove();
    for (const input of copy.querySelectorAll('input, select')) input.value = part.querySelector(`[name="${input.name}"]`).value;
    part.replaceWith(copy);
  },
};
