const checkMs = 500;

/**
 * npm passes a SIGTERM on to the shell that it started this program in, but not to the program
 * itself: without this, `npm start` could be ended and the program would stay. So when npm started
 * it, it ends itself as soon as that shell is gone. Windows keeps the id of a dead parent, and
 * there nothing is noticed.
 */
export function endWithParent(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, checkMs);
  timer.unref();
}
