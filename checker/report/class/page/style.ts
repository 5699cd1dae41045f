// Steps in which a bar is drawn, as classes: no page carries a style of its own in its elements.
export const barSteps = 20;

const bars = Array.from(
  { length: barSteps + 1 },
  (_, step) => `.w${step}{width:${(100 * step) / barSteps}%}`,
).join('');

// The look of every page: light and dark, from 360 pixels up, printed in black. All that colour says, a sign or a word says too.
export const style = `
:root{color-scheme:light dark;--paper:#faf9f6;--card:#fff;--ink:#1c1e21;--soft:#595d66;--line:#d9d6cf;--accent:#0b5a8a;--focus:#b3261e;
--p:#e4f2e6;--pi:#14572a;--f:#fbe2de;--fi:#8f1d12;--s:#eeebe4;--si:#55585f;--b:#efe3f8;--bi:#61268a;--u:#e3edf5;--ui:#274d6b;
--c0:#fbe2de;--c1:#f9ead0;--c2:#f4f2cf;--c3:#e9f3d6}
@media (prefers-color-scheme:dark){:root{--paper:#15171a;--card:#1d2024;--ink:#e9e7e2;--soft:#a9adb5;--line:#3a3e45;--accent:#8cc7f0;--focus:#ffb4a8;
--p:#1c3324;--pi:#a9e2b8;--f:#46211d;--fi:#ffc0b5;--s:#2a2d32;--si:#b9bdc4;--b:#36264a;--bi:#dcbdf7;--u:#1f3040;--ui:#b4d5ef;
--c0:#46211d;--c1:#43301a;--c2:#3a381b;--c3:#2a371f}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer,body>nav{max-width:78rem;margin:0 auto;padding:0 clamp(.9rem,3vw,2rem)}
header{padding-top:2rem}
h1{font-size:clamp(1.5rem,4vw,2.1rem);line-height:1.2;margin:0 0 .3rem;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;margin:2.6rem 0 .5rem}
h3{font-size:1.05rem;margin:1.6rem 0 .3rem}
p,ul,ol,dl{margin:.4rem 0 .9rem;max-width:46rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:.5rem;top:.5rem;padding:.5rem .8rem;background:var(--card);z-index:9}
.soft,caption,footer,figcaption{color:var(--soft)}
footer{padding-top:2rem;padding-bottom:3rem;font-size:.9rem}
body>nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;padding:.6rem 0;margin:.6rem auto 0;list-style:none;max-width:none;border-block:1px solid var(--line)}
.figures{display:flex;flex-wrap:wrap;gap:.7rem;margin:1.2rem 0 .4rem;max-width:none}
.figures div{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .9rem;min-width:7.2rem}
.figures dt{color:var(--soft);font-size:.9rem}
.figures dd{margin:0;font-size:1.55rem;line-height:1.2;font-variant-numeric:tabular-nums}
.scroll{overflow:auto;max-height:85vh;width:fit-content;max-width:100%;border:1px solid var(--line);border-radius:.5rem;background:var(--card);margin:.6rem 0 1rem}
table{border-collapse:separate;border-spacing:0;font-size:.93rem;font-variant-numeric:tabular-nums;overflow-wrap:normal}
caption{text-align:left;padding:.5rem .7rem;position:sticky;left:0}
th,td{padding:.24rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
tbody tr:last-child>*{border-bottom:0}
thead th{position:sticky;top:0;background:var(--card);vertical-align:bottom;z-index:1;font-weight:600}
.n{text-align:right;white-space:nowrap}
.words{min-width:min(17rem,60vw);overflow-wrap:anywhere}span.words{display:block}
.map{width:max-content}
.map tbody th{position:sticky;left:0;background:var(--card);border-right:1px solid var(--line);max-width:min(16rem,44vw);overflow-wrap:anywhere;padding-block:.12rem}
.map thead th:first-child{left:0;z-index:2;border-right:1px solid var(--line)}
.map td{text-align:center;padding:.12rem .3rem;min-width:1.9rem;border-right:1px solid var(--paper);white-space:nowrap}
.map thead th+th{text-align:center}
.up{writing-mode:vertical-rl;rotate:180deg;max-height:15rem;white-space:nowrap;font-weight:400;text-align:left;line-height:1.2}
.map thead tr+tr>*{position:static;font-weight:400;font-size:.82rem;color:var(--soft);padding-block:.1rem}
.id{color:var(--soft);font-size:.85em}
td.p,td.c4,.sign.p{background:var(--p);color:var(--pi)}td.f,.sign.f{background:var(--f);color:var(--fi);font-weight:700}
td.s,.sign.s{background:var(--s);color:var(--si)}td.b,.sign.b{background:var(--b);color:var(--bi);font-weight:700}
td.u,.sign.u{background:var(--u);color:var(--ui)}td.m{color:var(--soft)}
td.c0{background:var(--c0)}td.c1{background:var(--c1)}td.c2{background:var(--c2)}td.c3{background:var(--c3)}
td[class^=c] a,td.p a{color:inherit}
i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.map i{position:static;display:inline-block;margin-left:-1px}
.bar{display:block;height:.55rem;border-radius:2px;background:var(--accent);margin-top:.45rem;min-width:2px;print-color-adjust:exact}
.track{min-width:8rem}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:0;list-style:none;max-width:none}
.sign{display:inline-block;min-width:1.6rem;text-align:center;border-radius:3px}
code,pre{font-family:ui-monospace,"DejaVu Sans Mono","Liberation Mono",Menlo,Consolas,monospace;font-size:.87rem}
pre{margin:.5rem 0;padding:.7rem .9rem;overflow:auto;background:var(--card);border:1px solid var(--line);border-radius:.5rem;line-height:1.35;overflow-wrap:normal}
pre mark{background:var(--f);color:var(--fi);font-weight:700}
figure{margin:.7rem 0}
section.lesson{content-visibility:auto;contain-intrinsic-size:auto 60rem}
.idea{border-left:.3rem solid var(--accent);padding:.1rem 0 .1rem 1rem;margin:1.2rem 0}
.idea p:first-of-type{font-size:1.12rem;font-weight:600}
.checks{list-style:none;padding:0;max-width:none}
.checks>li{padding:.7rem 0;border-top:1px solid var(--line)}
.checks h3{margin:0;font-weight:600}.checks h3 .sign{margin-right:.5rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem}
.facts dt{color:var(--soft)}.facts dd{margin:0}
${bars}
@media (max-width:40rem){.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.4rem}.map tbody th{max-width:38vw}}
@media (prefers-contrast:more){:root{--line:currentColor;--soft:var(--ink)}}
@page{margin:1.2cm}
@page wide{size:landscape}
@media print{section.lesson{page:wide}.map td,.map thead th+th{padding:.1rem .12rem;min-width:0}.map thead tr+tr>*{font-size:.8em}:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#aaa;--accent:#000}
body{font-size:9pt}body>nav,.skip{display:none}.scroll{overflow:visible;max-height:none;border:0}
.map thead th,.map tbody th,caption{position:static}thead{display:table-header-group}tr,.checks>li,figure{break-inside:avoid}
h2,h3{break-after:avoid}section.lesson{content-visibility:visible}table{font-size:8pt}a{color:inherit;text-decoration:none}pre{white-space:pre-wrap}}
`;
