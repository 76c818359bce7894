/** Loaded before a role of the house: tells the bench the instant of each commit that announces something, on the machine's own clock. */
const { UnitOfWork } = await import(new URL('../../../dist/libs/database/src/index.js', import.meta.url));
const { onCommit } = UnitOfWork.prototype;
const told = new WeakSet();

UnitOfWork.prototype.onCommit = function (heard) {
  if (!told.has(this)) {
    told.add(this);
    onCommit.call(this, () => {
      const committed = String(process.hrtime.bigint());
      setImmediate(() => process.send?.({ committed }));
    });
  }
  onCommit.call(this, heard);
};
