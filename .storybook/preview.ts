import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import manifest from '../custom-elements.json';
import './preview.css';

setCustomElementsManifest(manifest);

/** The toolbar's theme goes to each of our elements that a story has not given one. */
const withTheme = (theme: string) => (frame?: Element) =>
  // The frame's attributes are committed before its content.
  queueMicrotask(() => {
    for (const element of frame?.querySelectorAll('*') ?? []) {
      if (!element.localName.startsWith('varco-')) continue;
      if (!element.hasAttribute('theme') || element.hasAttribute('data-toolbar-theme')) {
        element.setAttribute('theme', theme);
        element.setAttribute('data-toolbar-theme', '');
      }
    }
  });

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Guides', 'Questionnaire', 'Interview', '*'] } },
  },
  initialGlobals: { locale: 'it', theme: 'plain', width: 'full' },
  globalTypes: {
    locale: {
      description: 'Language of the page around the element',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'it', title: 'Italiano' },
          { value: 'en', title: 'English' },
          { value: 'sq', title: 'Shqip' },
        ],
      },
    },
    theme: {
      description: 'Attribute theme',
      toolbar: { icon: 'paintbrush', dynamicTitle: true, items: ['auto', 'italia', 'plain'] },
    },
    width: {
      description: 'Width of the column that the element gets',
      toolbar: {
        icon: 'tablet',
        dynamicTitle: true,
        items: [
          { value: 'full', title: 'Full width' },
          { value: 'column', title: 'Column, 640 px' },
          { value: 'phone', title: 'Phone, 320 px' },
        ],
      },
    },
  },
  decorators: [
    (story, { globals: { locale, theme, width } }) => html`
      <div class="frame frame-${width} theme-${theme}" lang=${locale} ${ref(withTheme(theme))}>${story()}</div>
    `,
  ],
};

export default preview;
