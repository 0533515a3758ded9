/* A button that puts a text into the clipboard, and says so. */

const COPY = "复制";
const COPIED = "已复制";
const REFUSED = "没有复制成，请选中文字按 Ctrl+C";
const SAID_FOR = 2000;

/** Browsers give the clipboard only to pages of https and of this machine: elsewhere by the old way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const field = Object.assign(document.createElement("textarea"), { value: text });
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

const buttons = new WeakMap();

export default function ({ data, parentElement }) {
  let button = buttons.get(parentElement);
  if (!button) {
    button = Object.assign(document.createElement("button"), { type: "button", textContent: COPY });
    button.setAttribute("aria-live", "polite");
    parentElement.append(button);
    buttons.set(parentElement, button);
  }
  button.onclick = async () => {
    button.textContent = (await copy(data.text)) ? COPIED : REFUSED;
    setTimeout(() => (button.textContent = COPY), SAID_FOR);
  };
}
