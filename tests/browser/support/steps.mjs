// Steps that stand on one another: after one that failed the others are not tried.
import assert from "node:assert/strict";
import { it } from "node:test";

export function inOrder() {
  let broken = "";
  return (name, work) =>
    it(name, async () => {
      assert.equal(broken, "", "an earlier step failed");
      broken = name;
      await work();
      broken = "";
    });
}
