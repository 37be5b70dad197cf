package c10k.loop.zip;

import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** Turns bytes into other bytes, in steps that are bounded by the room for the output. */
interface Codec {

  /**
   * Goes on until the input is used up or the output is full. If it is full, there may be more: it is
   * called again with the same input and new room.
   *
   * @throws ZipException if the input is not what it should be
   */
  void run(ByteBuffer input, ByteBuffer output) throws ZipException;

  /**
   * There is no more input. It is called until all is out.
   *
   * @return whether all is out
   * @throws ZipException if the input should not have ended here
   */
  boolean finish(ByteBuffer output) throws ZipException;

  /** Gives back what it holds outside the heap. */
  void end();
}
