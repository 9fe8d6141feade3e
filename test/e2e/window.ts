/** What the tests do in the window, in the words of its user. */
import { expect, type Locator, type Page } from 'playwright/test';

export class Window {
  readonly page: Page;
  readonly #problems: string[] = [];

  /** Call before the page is loaded, or right after: problems are collected from then on. */
  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.#problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#problems.push(message.text());
      }
    });
  }

  get state(): Locator {
    return this.page.getByTestId('run-state');
  }

  /** An entry of the list of cases. */
  case(name: RegExp): Locator {
    return this.page.getByRole('list', { name: 'Cases' }).getByRole('button', { name });
  }

  tab(name: RegExp): Locator {
    return this.page
      .getByRole('navigation', { name: 'Open documents' })
      .getByRole('button', { name })
      .and(this.page.locator(':not([aria-label^="Close"])'));
  }

  /** The document in front. */
  async expectInFront(name: RegExp): Promise<void> {
    await expect(this.tab(name)).toHaveAttribute('aria-current', 'page');
  }

  field(name: RegExp): Locator {
    return this.page.getByRole('complementary').getByRole('textbox', { name });
  }

  chart(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  async finished(): Promise<void> {
    await expect(this.state).toContainText(/^finished in /, { timeout: 20_000 });
  }

  /** Everything that was edited has been stored. */
  async saved(): Promise<void> {
    await expect(this.page.getByRole('contentinfo')).toContainText(/(^|\s)saved/);
  }

  async enter(field: RegExp, text: string): Promise<void> {
    await this.field(field).fill(text);
    await this.field(field).press('Enter');
  }

  /** Through the command palette. */
  async command(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    const field = this.page.getByRole('combobox', { name: 'Go to a case or command' });
    await expect(field).toBeFocused();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
  }

  /** The numbers of a chart, by the title of their column; opens and closes its table. */
  async columns(chart: string): Promise<Map<string, number[]>> {
    const card = this.chart(chart);
    const button = card.getByRole('button', { name: /as a table$/ });
    await button.click();
    const table = await card
      .locator('table')
      .evaluate((element) =>
        [...(element as HTMLTableElement).rows].map((row) =>
          [...row.cells].map((cell) => cell.textContent),
        ),
      );
    await button.click();
    const [titles = [], ...rows] = table;
    return new Map(
      titles.map((title, index) => [
        title,
        rows
          .map((row) => row[index] ?? '')
          .filter((text) => text !== '')
          .map(readCell),
      ]),
    );
  }

  /** Hands over what was collected, and forgets it. */
  takeProblems(): string[] {
    return this.#problems.splice(0);
  }

  /** Console errors, page errors and violations of the content security policy so far. */
  expectNoProblems(): void {
    expect(this.#problems).toEqual([]);
  }
}

function readCell(text: string): number {
  return Number(text.replaceAll('\u202f', ''));
}
