/* Sends the forms of the page. The token stays in its field: nothing is stored. */
const { document, fetch } = globalThis;

for (const details of document.querySelectorAll('details.try')) details.hidden = false;

document.querySelector('#access').addEventListener('submit', (event) => event.preventDefault());

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.dataset.method) return;
  event.preventDefault();
  const answer = form.querySelector('pre');
  answer.textContent = '…';
  try {
    answer.textContent = await send(form);
  } catch (error) {
    answer.textContent = `No answer: ${error.message}`;
  }
});

async function send(form) {
  const { method } = form.dataset;
  const filled = [...form.querySelectorAll('input')].filter(({ value }) => value !== '');
  const of = (place) =>
    filled.filter(({ dataset }) => dataset.in === place).map(({ name, value }) => [name, value]);

  const path = of('path').reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    form.dataset.path,
  );
  const query = new URLSearchParams(of('query')).toString();
  const token = document.querySelector('#token').value;
  const body = form.querySelector('textarea')?.value;
  const response = await fetch(query ? `${path}?${query}` : path, {
    method,
    headers: {
      ...Object.fromEntries(of('header')),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  const shown = isJson && text ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return `${response.status} ${response.statusText}\nX-Request-Id: ${response.headers.get('x-request-id')}\n\n${shown}`;
}
