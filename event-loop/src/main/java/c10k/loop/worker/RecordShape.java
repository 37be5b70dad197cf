package c10k.loop.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to take a record apart, and how to make one. */
final class RecordShape {
  private final Class<?> type;
  private final List<Method> accessors;
  private final Constructor<?> constructor;

  private RecordShape(Class<?> type) throws NoSuchMethodException {
    var components = type.getRecordComponents();
    this.type = type;
    this.accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toList();
    this.constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    accessors.forEach(accessor -> accessor.setAccessible(true));
    constructor.setAccessible(true);
  }

  static RecordShape of(Class<?> type, String path) {
    try {
      return new RecordShape(type);
    } catch (InaccessibleObjectException e) {
      throw new DataCloneException(
          path + " is a record of " + type.getModule() + ", which does not let others look into it. Add \"opens " + type.getPackageName() + " to "
              + RecordShape.class.getModule().getName() + "\" to its module-info.",
          e);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("A record has a constructor for all of its components.", e);
    }
  }

  int size() {
    return accessors.size();
  }

  String name(int component) {
    return accessors.get(component).getName();
  }

  @Nullable Object get(Record from, int component, String path) {
    try {
      return accessors.get(component).invoke(from);
    } catch (InvocationTargetException e) {
      throw new DataCloneException(path + "." + name(component) + "() failed: " + e.getCause(), e);
    } catch (IllegalAccessException e) {
      throw new AssertionError("It was made accessible.", e);
    }
  }

  Record make(@Nullable Object[] components, String path) {
    try {
      return (Record) constructor.newInstance(components);
    } catch (IllegalArgumentException e) {
      throw new DataCloneException(
          path + " is a " + type.getName() + " with a component that is declared as a special list or map. Declare it as List or Map.", e);
    } catch (InvocationTargetException e) {
      throw new DataCloneException(path + ": " + type.getName() + " refuses the copy of its own components: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A record is not abstract, and was made accessible.", e);
    }
  }
}
