package c10k.loop.uv;

/** Lets assertions inside callbacks fail their test. */
final class RethrowingScope implements CallbackScope {
  @Override
  public void returned() {}

  @Override
  public void threw(Throwable error) {
    throw new AssertionError(error.getMessage(), error);
  }
}
