import { describe, expect, test, vi } from 'vitest';
import { reportUnless } from './report-unless.ts';

describe('a failure that is expected', () => {
  test('is not reported', async () => {
    const report = vi.fn<(error: unknown) => void>();
    vi.stubGlobal('reportError', report);
    const full = Promise.reject(new DOMException('No room.', 'QuotaExceededError'));
    expect(await full.catch(reportUnless('SecurityError', 'QuotaExceededError'))).toBeUndefined();
    expect(report).not.toHaveBeenCalled();
  });

  test('by another name is reported as the fault that it is', async () => {
    const report = vi.fn<(error: unknown) => void>();
    vi.stubGlobal('reportError', report);
    const fault = new TypeError('state is undefined');
    await Promise.reject(fault).catch(reportUnless('QuotaExceededError'));
    expect(report).toHaveBeenCalledWith(fault);
  });
});
