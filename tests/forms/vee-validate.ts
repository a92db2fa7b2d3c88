/** VeeValidate: the schema is the form's validation schema as it is. */
import { useForm } from 'vee-validate';
import { createApp, defineComponent, h } from 'vue';
import { checkout, EMPTY, FIELDS, send } from './checkout.js';

const OrderForm = defineComponent(() => {
  const { defineField, errors, handleSubmit } = useForm({ validationSchema: checkout.schema, initialValues: EMPTY });
  const fields = FIELDS.map((name) => ({ name, field: defineField(name, { validateOnModelUpdate: false }) }));
  const submit = handleSubmit((values) => send(values));
  return () =>
    h('form', { onSubmit: submit, novalidate: true }, [
      fields.map(({ name, field: [model, attributes] }) =>
        h('p', [
          h('label', [
            `${name} `,
            h('input', {
              ...attributes.value,
              value: model.value,
              onInput: (event: Event) => (model.value = (event.target as HTMLInputElement).value),
            }),
          ]),
          h('output', { 'data-error': name }, errors.value[name]),
        ]),
      ),
      h('button', 'Order'),
    ]);
});

createApp(OrderForm).mount('#app');
