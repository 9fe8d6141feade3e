/** Electron's `screen`: one display, on which every window of the tests fits. */
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};
