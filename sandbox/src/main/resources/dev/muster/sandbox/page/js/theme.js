// Dark or light: what the system asks for, until somebody chooses.

import { icon } from './dom.js';
import { openMenu } from './popover.js';

const KEY = 'theme';
const LOOKS = { system: ['Like the system', 'contrast'], light: ['Light', 'sun'], dark: ['Dark', 'moon'] };

const chosen = () => localStorage.getItem(KEY) ?? 'system';

export function applyTheme() {
  if (chosen() === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen();
}

export const themeIcon = () => LOOKS[chosen()]?.[1] ?? 'contrast';

/** The menu of looks, at `anchor`, which then shows the one that was chosen. */
export function chooseTheme(anchor) {
  openMenu(anchor, 'Dark or light', Object.entries(LOOKS).map(([name, [label, glyph]]) => ({
    label, icon: icon(glyph), checked: chosen() === name,
    run: () => {
      if (name === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, name);
      applyTheme();
      anchor.replaceChildren(icon(themeIcon()));
    },
  })));
}
