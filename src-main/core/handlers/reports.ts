import { ContractFault } from '#main/core/contract-fault.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { PdfPrinter } from '#main/core/pdf-printer.ts';

type ReportHandlers = Pick<Handlers, Extract<keyof Handlers, `reports.${string}`>>;

export function reportHandlers(printPdf: PdfPrinter): ReportHandlers {
  return {
    'reports.pdf': async ({ html }) => {
      const bytes = await printPdf(html);
      if (typeof bytes === 'string') throw new ContractFault('NOT_SUPPORTED', bytes);
      return { bytes };
    },
  };
}
