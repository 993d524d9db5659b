import type { Operation } from '@arogya/contract';
import { html, type Html } from './html.ts';

/** A form to try a route with; docs.js sends it. Without scripts it is not shown. */
export const tryForm = (id: string, method: string, path: string, operation: Operation): Html =>
  html` <details class="try" hidden>
    <summary>Try ${method} ${path}</summary>
    <form data-method="${method}" data-path="${path}">
      ${operation.parameters.map(
        ({ name, in: place, required }) =>
          html` <p>
            <label for="${id}-${name}">${name}${required ? ' (required)' : ''}</label>
            <input
              id="${id}-${name}"
              name="${name}"
              data-in="${place}"
              autocomplete="off"
              ${required ? html` required` : null}
            />
          </p>`,
      )}
      ${
        operation.requestBody
          ? html`<p>
              <label for="${id}-body">Body, JSON</label>
              <textarea id="${id}-body" data-in="body" rows="6" spellcheck="false">{}</textarea>
            </p>`
          : null
      }
      <p><button type="submit">Send</button></p>
      <pre tabindex="0" aria-live="polite" aria-label="Answer of ${method} ${path}"></pre>
    </form>
  </details>`;
