/** The look of a report, on a screen and on paper. */
export const reportStyle = `
body { max-width: 820px; margin: 24px auto; padding: 0 16px; color: #1b2127; background: #fff;
  font: 13px/1.45 system-ui, sans-serif; }
h1 { font-size: 20px; } h2 { margin-top: 28px; font-size: 16px; } h3 { font-size: 13px; }
table { width: 100%; margin: 8px 0; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 8px 3px 0; border-bottom: 1px solid #dfe2e5; text-align: left;
  vertical-align: top; }
th { color: #566069; font-weight: 500; }
pre { padding: 10px 12px; overflow-x: auto; background: #f4f5f6; white-space: pre-wrap; }
figure { margin: 12px 0; } svg { max-width: 100%; } figcaption { font-size: 12px; }
svg text { fill: #566069; font: 11px system-ui, sans-serif; }
.grid { stroke: #eceef0; } .threshold { stroke: #2a7247; stroke-dasharray: 2 3; }
svg .threshold-label { fill: #2a7247; }
.key { margin-left: 10px; color: #566069; } .key svg { margin-right: 4px; }
.assumed { padding: 6px 10px; border: 1px dashed #855b00; color: #855b00; }
.warnings { color: #855b00; }
@media print { section { break-before: page; } figure, tr { break-inside: avoid; } }
`;
