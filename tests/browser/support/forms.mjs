// Filling in the forms of the pages by the names of their fields, as somebody would who reads the labels.

// { name: value }: fields, choices and files of the form that has a field of each of these names; then it is sent.
export async function send(page, values, button = "button[type=submit]") {
  const names = Object.keys(values);
  const form = page.locator("main form" + names.map((name) => `:has([name="${name}"])`).join(""));
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`).first();
    const kind = await field.evaluate((element) => element.type ?? element.tagName);
    if (kind.startsWith("select")) await field.selectOption(value);
    else if (kind === "radio" || kind === "checkbox") await form.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === "file") await field.setInputFiles(value);
    else await field.fill(value);
  }
  await form.locator(button).first().click();
  await page.waitForLoadState();
}

export async function press(page, words) {
  await page.locator("main").getByRole("button", { name: words }).or(page.locator("main").getByRole("link", { name: words })).first().click();
  await page.waitForLoadState();
}

export const place = (page) => new URL(page.url()).pathname;
