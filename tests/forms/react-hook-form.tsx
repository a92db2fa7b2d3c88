/** React Hook Form: the resolver keeps the first message of each field, and gives out the canonical values. */
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { createRoot } from 'react-dom/client';
import { useForm } from 'react-hook-form';
import { checkout, EMPTY, FIELDS, type Order, send } from './checkout.js';

function OrderForm() {
  const { register, getFieldState, handleSubmit, formState } = useForm<Order, unknown, Record<string, string>>({
    resolver: standardSchemaResolver(checkout.schema),
    defaultValues: EMPTY,
    mode: 'onTouched',
  });
  return (
    <form onSubmit={handleSubmit(send)} noValidate>
      {FIELDS.map((name) => (
        <p key={name}>
          <label>{name} <input {...register(name)} /></label>
          <output data-error={name}>{getFieldState(name, formState).error?.message}</output>
        </p>
      ))}
      <button>Order</button>
    </form>
  );
}

createRoot(document.getElementById('app')!).render(<OrderForm />);
