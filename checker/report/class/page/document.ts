import { createHash } from 'node:crypto';
import { html, Markup, type Content } from '../markup.ts';
import { style } from './style.ts';

export interface Page {
  readonly title: string;
  readonly header: Content;
  readonly nav?: Content;
  readonly main: Content;
  readonly footer: Content;
}

// A whole page that needs nothing else: no script, no network, and a policy that holds it to that whatever it contains.
export const document = ({ title, header, nav, main, footer }: Page): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${css}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header>${header}</header>
        ${nav ?? ''}
        <main id="main" tabindex="-1">${main}</main>
        <footer>${footer}</footer>
      </body>
    </html> `.text;

const css = new Markup(`<style>${style}</style>`);
const policy = new Markup(
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`,
);
