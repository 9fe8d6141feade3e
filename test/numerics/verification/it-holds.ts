import { expect, it } from 'vitest';
import type { Verification } from './verification.ts';
import { defectLimit } from './verification.ts';

/** One test for each verification. */
export function itHolds(verifications: readonly Verification[]): void {
  it.each(verifications.map((verification) => [verification.name, verification] as const))(
    '%s',
    (_name, verification) => {
      const { error, order, defect } = verification.measure();
      expect(error).toBeLessThanOrEqual(verification.limit);
      if (verification.orderAtLeast !== undefined) {
        expect(order).toBeGreaterThanOrEqual(verification.orderAtLeast);
      }
      if (defect !== undefined) expect(defect).toBeLessThanOrEqual(defectLimit);
    },
  );
}
