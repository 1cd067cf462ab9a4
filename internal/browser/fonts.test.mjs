// Measures the texts of pictures in the fonts that readers have.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, folder, launch, open, root } from './lib.mjs';

const dir = folder({ after });
const fonts = ['DejaVu Sans', 'Liberation Sans', 'Arial', 'Verdana', 'Noto Sans', 'Open Sans', 'Roboto', 'Cantarell', 'system-ui', 'sans-serif'];

const title = 'Threat model of the reporting service and its nightly export to the partner portal, second revision after the audit';
const documents = {
  title: `title: ${title}\nactor a: Analyst\nprocess p: API\na -> p: Ask\n`,
  zones: `title: ${title}
actor a: Analyst
boundary b: ${title}
  process p: API
  boundary c: Customer-managed virtual private cloud in Frankfurt | restricted
    store s: Records
  boundary d: MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM | restricted
    store t: More records
a -> p: Ask
p -> s: Look up
p -> t: Look up
`,
  words: `title: Words of several parts
actor a: ExternalIdentityProviderAdministratorConsole
external x: payments.internal.example-company.com
boundary b: InternalServiceMeshControlPlaneBoundaryZone | internal
  process p: PaymentReconciliationServiceOrchestrator | tech="SpringBootReactiveWebFluxApplication 3.2"
  process q: payment_reconciliation_service_worker_process
  process h: HTTPServerOAuth2TokenIntrospectionEndpoint
  store s: customer_payment_instruments_history | class=confidential
  store z: Zahlungsabwicklungsdienstleisterverzeichnis
  process w: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW
a -> p: validateSessionTokenAndRefreshCredentials
x -> h: introspectOAuth2BearerToken
p -> q: enqueue_reconciliation_job_for_worker
q -> s: writeInstrumentHistory
h -> z: lookUp
q -> w: wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww
`,
  scripts: `title: Отчёт о платежах и выгрузке данных партнёрам за последний квартал года
actor a: Администратор безопасности
actor g: Διαχειριστής συστήματος
actor pl: Żółć gęślą jaźń Źdźbło
boundary b: Внутренняя защищённая сеть предприятия | internal
  process p: Обработка платежей
  store s: Ведомости | class=confidential
a -> p: Запросить отчёт
g -> p: Ρύθμιση
p -> s: Записать
pl -> p: Zażółć
`,
};

let browser;
const pictures = {};

before(async () => {
  browser = await launch();
  const program = build(dir);
  const models = path.join(dir, 'models');
  mkdirSync(models);
  for (const [name, block] of Object.entries(documents)) {
    writeFileSync(path.join(models, `${name}.md`), `# ${name}\n\n\`\`\`dfd\n${block}\`\`\`\n`);
  }
  for (const example of ['control-plane', 'odd-cases', 'payments', 'three-tiers', 'webhooks']) {
    cpSync(path.join(root, 'examples', example), models, { recursive: true });
  }
  execFileSync(program, ['generate', models], { stdio: 'ignore' });
  for (const name of readdirSync(models).filter((n) => n.endsWith('.svg'))) {
    pictures[name] = readFileSync(path.join(models, name), 'utf8');
  }
});
after(() => browser?.close());

/** Reports whether the machine has a font: in its absence text is as wide as in what stands in for it. */
const has = (page, font) => page.evaluate((family) => {
  if (['system-ui', 'sans-serif'].includes(family)) return true;
  const context = document.createElement('canvas').getContext('2d');
  return ['serif', 'sans-serif', 'monospace'].some((other) => {
    const widths = [`${other}`, `"${family}", ${other}`].map((f) => {
      context.font = `64px ${f}`;
      return context.measureText('mmmmmmmmmmlli WAT').width;
    });
    return widths[0] !== widths[1];
  });
}, font);

/** Lists the texts of the picture on the page that leave what they are in. */
const astray = (page) => page.evaluate(() => {
  const svg = document.querySelector('svg.ts');
  const bad = [];
  const within = (texts, box, margin, what) => {
    const [left, right] = [box.left + margin, box.right - margin];
    for (const text of texts) {
      const at = text.getBoundingClientRect();
      if (at.left < left - 0.3 || at.right > right + 0.3) {
        bad.push(`${what}: "${text.textContent}" from ${at.left.toFixed(1)} to ${at.right.toFixed(1)}, not from ${left.toFixed(1)} to ${right.toFixed(1)}`);
      }
    }
  };
  const last = (group, shapes) => [...group.querySelectorAll(shapes)].at(-1).getBoundingClientRect();
  within(svg.querySelectorAll('text'), svg.getBoundingClientRect(), 4, 'page');
  for (const group of svg.querySelectorAll('.element')) {
    within(group.querySelectorAll('text:not(.ot)'), last(group, 'rect'), 2, 'element');
    if (group.querySelector('.ot')) within(group.querySelectorAll('.ot'), last(group, 'circle'), 0, 'count');
  }
  const frames = [...svg.querySelectorAll('.boundary')].map((g) => g.querySelector('rect').getBoundingClientRect());
  [...svg.querySelectorAll('text.B')].forEach((text, i) => within([text], frames[i], 6, 'boundary'));
  for (const group of svg.querySelectorAll('.gate, .badge')) {
    const number = group.querySelectorAll('text.G');
    if (number.length) within(number, last(group, 'path, circle, rect'), 0, 'number');
  }
  return bad;
});

/** Lists pairs of texts of the picture on the page of which one lies on the other. */
const overlapping = (page) => page.evaluate(() => {
  const all = [...document.querySelectorAll('svg.ts text')].map((text) => ({ says: text.textContent, at: text.getBoundingClientRect() }));
  const bad = [];
  all.forEach((a, i) => all.slice(0, i).forEach((b) => {
    const wide = Math.min(a.at.right, b.at.right) - Math.max(a.at.left, b.at.left);
    const high = Math.min(a.at.bottom, b.at.bottom) - Math.max(a.at.top, b.at.top);
    if (wide > 1 && high > 7) bad.push(`"${a.says}" on "${b.says}"`);
  }));
  return bad;
});

describe('text stays in its place', () => {
  for (const font of fonts) {
    test(font, async (t) => {
      const { page, context } = await open(browser);
      t.after(() => context.close());
      if (!(await has(page, font))) return t.skip('this machine has no such font');
      const family = font.includes(' ') ? `"${font}"` : font;
      const bad = {};
      for (const [name, svg] of Object.entries(pictures)) {
        await page.setContent(`<style>body { margin: 0 } svg.ts { font-family: ${family} !important }</style>${svg}`);
        const found = [...(await astray(page)), ...(await overlapping(page))];
        if (found.length) bad[name] = found;
      }
      assert.ok(Object.keys(pictures).length >= 15, `only ${Object.keys(pictures)}`);
      assert.deepEqual(bad, {});
      return undefined;
    });
  }
});
