// `markdown` blocks: the standard kind, as far as messages need it (headings, lists, quotes, fences, tables, inline marks).

import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { link } from './mrkdwn.js';

const INLINE = [
  [/^`([^`\n]+)`/, (m) => h('code', null, m[1])],
  [/^\*\*([^\s*](?:[^\n]*?[^\s])?)\*\*/, (m) => h('strong', null, inline(m[1]))],
  [/^__([^\s_](?:[^\n]*?[^\s])?)__/, (m) => h('strong', null, inline(m[1]))],
  [/^~~([^\n]+?)~~/, (m) => h('s', null, inline(m[1]))],
  [/^\*([^\s*](?:[^*\n]*[^\s*])?)\*/, (m) => h('em', null, inline(m[1]))],
  [/^_([^\s_](?:[^_\n]*[^\s_])?)_(?![\p{L}\p{N}])/u, (m) => h('em', null, inline(m[1]))],
  [/^!?\[([^\]\n]*)\]\(([^\s)]+)\)/, (m) => link(m[2], inline(m[1]))],
  [/^<((?:https?:|mailto:)[^>\s]+)>/, (m) => link(m[1], m[1])],
];

function inline(text) {
  const nodes = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const found = INLINE.map(([pattern, make]) => [rest.match(pattern), make]).find(([match]) => match);
    const opensInsideWord = rest[0] === '_' && /[\p{L}\p{N}]$/u.test(plain);
    if (found && !opensInsideWord) {
      nodes.push(withEmoji(plain), found[1](found[0]));
      plain = '';
      at += found[0][0].length;
    } else if (rest[0] === '\n') {
      nodes.push(withEmoji(plain), h('br'));
      plain = '';
      at++;
    } else {
      plain += rest[0];
      at++;
    }
  }
  nodes.push(withEmoji(plain));
  return nodes.filter((node) => node !== '');
}

const cells = (line) => line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());

function table(lines) {
  const [head, , ...rows] = lines.map(cells);
  return h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': 'Table' }, h('table', null,
    h('thead', null, h('tr', null, head.map((cell) => h('th', { scope: 'col' }, inline(cell))))),
    h('tbody', null, rows.map((row) => h('tr', null, row.map((cell) => h('td', null, inline(cell))))))));
}

const KINDS = [
  ['heading', /^#{1,6}\s+/],
  ['rule', /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/],
  ['ul', /^\s*[-*+]\s+/],
  ['ol', /^\s*\d+[.)]\s+/],
  ['quote', /^>\s?/],
  ['table', /^\s*\|.*\|\s*$/],
];

const kindOf = (line) => KINDS.find(([, pattern]) => pattern.test(line)) ?? (line.trim() ? ['p', /^/] : ['gap', /^/]);

function block(kind, pattern, lines) {
  const bare = lines.map((line) => line.replace(pattern, ''));
  switch (kind) {
    case 'heading': return bare.map((line) => h('p', { class: 'md-heading' }, inline(line)));
    case 'rule': return [h('hr')];
    case 'ul': case 'ol': return [h(kind, { class: 'list' }, bare.map((line) => h('li', null, inline(line))))];
    case 'quote': return [h('blockquote', null, inline(bare.join('\n')))];
    case 'table': return lines.length > 1 ? [table(lines)] : [h('p', null, inline(lines[0]))];
    case 'gap': return [];
    default: return [h('p', null, inline(lines.join('\n')))];
  }
}

/** A `markdown` text as nodes. */
export function markdown(text) {
  const nodes = [];
  text.split(/^```[^\n]*\n([\s\S]*?)\n?```\s*$/m).forEach((part, index) => {
    if (index % 2) {
      nodes.push(h('pre', null, part));
      return;
    }
    let run = [];
    let current = null;
    for (const line of [...part.split('\n'), null]) {
      const next = line === null ? null : kindOf(line);
      if (current && next?.[0] !== current[0]) {
        nodes.push(...block(current[0], current[1], run));
        run = [];
      }
      if (next) run.push(line);
      current = next;
    }
  });
  return nodes;
}
