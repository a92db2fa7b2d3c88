/** TanStack Form: the whole customer when the form is sent, single values when a field is left; issues keep their suggestions. */
import { useForm } from '@tanstack/react-form';
import { createRoot } from 'react-dom/client';
import { checkout, EMPTY, FIELDS, send } from './checkout.js';

/** The rules of single fields; which must be filled is a matter of the whole. */
const OF_FIELD = {
  company: undefined,
  'billing.cvr': checkout.schemeSchema('cvr', { optional: true }),
  email: checkout.schemeSchema('email', { optional: true }),
};

function OrderForm() {
  const form = useForm({
    defaultValues: EMPTY,
    validators: { onSubmit: checkout.schema },
    onSubmit: ({ value }) => {
      const result = checkout.schema['~standard'].validate(value);
      if (!result.issues) send(result.value);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
      noValidate
    >
      {FIELDS.map((name) => (
        <form.Field key={name} name={name} validators={{ onBlur: OF_FIELD[name] }}>
          {(field) => {
            const [issue] = field.state.meta.errors;
            const suggestion = issue && 'suggestions' in issue && Array.isArray(issue.suggestions) ? String(issue.suggestions[0] ?? '') : '';
            return (
              <p>
                <label>{name} <input value={field.state.value} onChange={(event) => field.handleChange(event.target.value)} onBlur={field.handleBlur} /></label>
                <output data-error={name}>{issue?.message}</output>
                {suggestion && <button type="button" onClick={() => field.handleChange(suggestion)}>Use {suggestion}</button>}
              </p>
            );
          }}
        </form.Field>
      ))}
      <button>Order</button>
    </form>
  );
}

createRoot(document.getElementById('app')!).render(<OrderForm />);
